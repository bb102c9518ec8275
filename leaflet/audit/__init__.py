"""What `leaflet check` finds: rules as data, and the rooms that hold a monograph, a catalog or a file against them."""

"""Reading a monograph: from the bytes of a file to its sections, with every mistake named by file and line."""

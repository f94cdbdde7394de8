"""Sample frames: lists of case references read from files, with everything else refused."""

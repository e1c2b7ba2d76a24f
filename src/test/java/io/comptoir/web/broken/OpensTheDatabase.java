package io.comptoir.web.broken;

import io.comptoir.storage.Database;

/** Breaks a rule on purpose; see ArchitectureTest. */
record OpensTheDatabase(Database database) {}

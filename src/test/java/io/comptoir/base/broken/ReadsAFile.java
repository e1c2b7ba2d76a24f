package io.comptoir.base.broken;

import java.nio.file.Path;

/** Breaks a rule on purpose; see ArchitectureTest. */
record ReadsAFile(Path path) {}

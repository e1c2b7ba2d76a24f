/** Measures of speed, each beside what the same rows cost without the program. */
@NullMarked
package io.comptoir.command.bench;

import org.jspecify.annotations.NullMarked;

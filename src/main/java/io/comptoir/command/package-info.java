/** The commands of {@code ./comptoir}, and the wiring that each needs. */
@NullMarked
package io.comptoir.command;

import org.jspecify.annotations.NullMarked;

/** The whole turn under drops, repetitions and crashes, from a seed. */
@NullMarked
package io.comptoir.simulation;

import org.jspecify.annotations.NullMarked;

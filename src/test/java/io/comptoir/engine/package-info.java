/** Proofs of the durable turn. */
@NullMarked
package io.comptoir.engine;

import org.jspecify.annotations.NullMarked;

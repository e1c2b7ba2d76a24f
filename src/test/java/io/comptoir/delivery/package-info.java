/** Proofs of the outbox. */
@NullMarked
package io.comptoir.delivery;

import org.jspecify.annotations.NullMarked;

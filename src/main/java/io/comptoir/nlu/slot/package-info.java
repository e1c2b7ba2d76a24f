/**
 * Slots: stretches of a sentence that a shop marked in its own examples, found again in new
 * sentences by a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001).
 */
@org.jspecify.annotations.NullMarked
package io.comptoir.nlu.slot;

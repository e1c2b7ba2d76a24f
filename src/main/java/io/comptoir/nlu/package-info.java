/**
 * Understanding: what a sentence means in a shop: language, intents, entities, yes and no, feeling.
 * Pure inference; training lives in {@code nlu.training}.
 */
@NullMarked
package io.comptoir.nlu;

import org.jspecify.annotations.NullMarked;

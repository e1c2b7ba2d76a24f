/**
 * Learning, at the edge: models from a shop's examples, the words that ship with the product, and
 * the files in which trained models wait for the next start.
 */
@NullMarked
package io.comptoir.nlu.training;

import org.jspecify.annotations.NullMarked;

/**
 * Intents: hashed word and character features, a linear model over them, calibrated confidence and
 * the detector of what the shop cannot serve. Inference only.
 */
@NullMarked
package io.comptoir.nlu.intent;

import org.jspecify.annotations.NullMarked;

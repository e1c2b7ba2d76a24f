package io.comptoir.nlu;

/**
 * @param intent its name, as in {@code nlu/fr.yml}: {@code cart.add}
 * @param confidence calibrated probability, 0 to 1
 */
public record IntentScore(String intent, double confidence) {}

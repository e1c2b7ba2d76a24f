package io.comptoir.shop;

import io.comptoir.base.Language;

/**
 * Words that the bot may say, and where they are written.
 *
 * @param file of the shop folder, or a shipped one
 * @param what {@code message `welcome.hello`}, for whoever mends it
 * @param toUpset whether they are written for somebody who is not happy
 */
record Written(
    String file, int line, Language language, String what, String text, boolean toUpset) {}

/**
 * A pretend payment provider for trials and demonstrations: it has a page, test cards and signed
 * notices like a real one, and no card number ever reaches the server. The page's script turns the
 * number into one of the tokens of {@link io.comptoir.provider.sandbox.TestCard} in the browser.
 */
@NullMarked
package io.comptoir.provider.sandbox;

import org.jspecify.annotations.NullMarked;

/**
 * A real browser in front of the real server. Skipped, with a line that says so, where there is no
 * Chromium.
 */
@NullMarked
package io.comptoir.browser;

import org.jspecify.annotations.NullMarked;

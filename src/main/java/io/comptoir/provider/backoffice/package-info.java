/**
 * A shop's own back end, which has the last word on stock and on times, over HTTP: signed requests,
 * short time limits, left alone for a while when it fails.
 */
@NullMarked
package io.comptoir.provider.backoffice;

import org.jspecify.annotations.NullMarked;

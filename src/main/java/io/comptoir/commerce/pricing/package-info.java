/** What a cart costs, line by line. Pure. */
@NullMarked
package io.comptoir.commerce.pricing;

import org.jspecify.annotations.NullMarked;

/** From a cart to an order that can be paid. Pure. */
@NullMarked
package io.comptoir.commerce.checkout;

import org.jspecify.annotations.NullMarked;

/** The one cart of a customer, shared by all channels. Pure. */
@NullMarked
package io.comptoir.commerce.cart;

import org.jspecify.annotations.NullMarked;

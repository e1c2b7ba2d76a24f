/**
 * What is sold and how: catalogue, search, cart, price, promotion, checkout, order, payment. Pure.
 */
@NullMarked
package io.comptoir.commerce;

import org.jspecify.annotations.NullMarked;

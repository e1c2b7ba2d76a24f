/** Coupons and automatic promotions, with a reason for every refusal. Pure. */
@NullMarked
package io.comptoir.commerce.promotion;

import org.jspecify.annotations.NullMarked;

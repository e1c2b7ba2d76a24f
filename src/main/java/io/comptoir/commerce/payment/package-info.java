/** Payments: one interface for every provider; no card number ever passes here. Pure. */
@NullMarked
package io.comptoir.commerce.payment;

import org.jspecify.annotations.NullMarked;

/**
 * Booking what there is little of for a time: an adviser's half hour, seats, a table. Pure, but for
 * the interface of where bookings are kept.
 */
@NullMarked
package io.comptoir.commerce.booking;

import org.jspecify.annotations.NullMarked;

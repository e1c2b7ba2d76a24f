package io.comptoir.commerce.booking;

/** Where a booking stands. */
public enum BookingStatus {
  /** Kept for somebody who is still making up their mind, until its time is over. */
  HELD,
  CONFIRMED,
  CANCELLED
}

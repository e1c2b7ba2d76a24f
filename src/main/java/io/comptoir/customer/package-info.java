/** Customers, the identities they are known by on each channel, and what they told us. Pure. */
@NullMarked
package io.comptoir.customer;

import org.jspecify.annotations.NullMarked;

/**
 * PayPal, Orders v2, and Venmo through it: the customer approves on PayPal's page, and only then is
 * the money fetched, so that nothing is taken for an order that is gone. Source:
 * developer.paypal.com, Orders v2, Payments v2, Webhooks v1.
 */
@NullMarked
package io.comptoir.provider.paypal;

import org.jspecify.annotations.NullMarked;

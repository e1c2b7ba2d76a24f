/**
 * Stripe: the customer pays on Stripe's own page (Checkout) by whatever the shop switched on in
 * Stripe's dashboard: cards, Apple Pay, Google Pay, Link, Cash App Pay. Money is set aside, taken
 * and freed through Payment Intents. Source: docs.stripe.com, API version {@value
 * io.comptoir.provider.stripe.StripeApi#VERSION}.
 */
@NullMarked
package io.comptoir.provider.stripe;

import org.jspecify.annotations.NullMarked;

package io.comptoir.commerce.order;

import io.comptoir.commerce.giftcard.GiftCardStore;

/** What a shop keeps account in besides its orders and payments. */
public record Books(GiftCardStore giftCards, InvoiceStore invoices) {}

package io.comptoir.customer;

/**
 * How one channel knows a person.
 *
 * @param channel {@code webchat}, {@code whatsapp} …
 * @param account the shop's own account on that channel; two accounts never share a person
 * @param externalId the channel's id of the person; for the web chat the SHA-256 of the visitor
 *     secret
 */
public record Identity(String channel, String account, String externalId) {}

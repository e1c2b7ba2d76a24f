package io.comptoir.channel;

/**
 * A file that a customer sent and the platform keeps.
 *
 * @param reference by which {@link Channel#media} fetches it
 * @param kind {@code image/jpeg} … as the platform says; "" when it does not
 * @param bytes how large it is; 0 when the platform does not say
 */
public record Media(String reference, String kind, long bytes) {}

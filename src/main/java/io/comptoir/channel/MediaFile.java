package io.comptoir.channel;

/** A file's bytes, and what kind its keeper says it is: {@code audio/ogg}. */
public record MediaFile(byte[] bytes, String kind) {}

package io.comptoir.dialogue.flow;

/**
 * A flow as it was at one time, with all it takes to go on with it when its file has changed.
 *
 * @param hash {@link Flow#hash()}
 * @param flow its name
 * @param document JSON, written and read by the shop's reader: the steps, and the words they say
 */
public record FlowSnapshot(String hash, String flow, String document) {}

/**
 * Ways into a conversation: links, QR codes and posters for each channel and campaign, and what
 * came of them, from the click to the order. Pure.
 */
@NullMarked
package io.comptoir.entry;

import org.jspecify.annotations.NullMarked;

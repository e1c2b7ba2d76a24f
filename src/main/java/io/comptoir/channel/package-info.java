/**
 * Channels: what each can show, as data, and how a message is brought down to that without losing
 * what a person needs to answer. Each channel's own adapter has a package below this one.
 */
@NullMarked
package io.comptoir.channel;

import org.jspecify.annotations.NullMarked;

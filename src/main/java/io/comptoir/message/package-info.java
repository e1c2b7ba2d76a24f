/**
 * One neutral message model for all channels: numbered, immutable messages with sealed content and
 * actions, named as in Sunshine Conversations v2. Pure.
 */
@NullMarked
package io.comptoir.message;

import org.jspecify.annotations.NullMarked;

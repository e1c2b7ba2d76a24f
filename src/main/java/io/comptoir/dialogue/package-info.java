/** The dialogue: from a state and an input to a decision (next state, replies, commands). Pure. */
@NullMarked
package io.comptoir.dialogue;

import org.jspecify.annotations.NullMarked;

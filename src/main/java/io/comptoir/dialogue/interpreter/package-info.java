/**
 * Runs flows: from what a person said or did to the next state, the replies and the commands. Pure.
 */
@NullMarked
package io.comptoir.dialogue.interpreter;

import org.jspecify.annotations.NullMarked;

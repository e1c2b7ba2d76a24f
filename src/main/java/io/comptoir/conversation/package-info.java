/** A conversation, who controls it, and where it stands. Pure. */
@NullMarked
package io.comptoir.conversation;

import org.jspecify.annotations.NullMarked;

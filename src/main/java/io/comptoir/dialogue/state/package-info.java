/** Where a conversation stands, as small versioned JSON. Pure. */
@NullMarked
package io.comptoir.dialogue.state;

import org.jspecify.annotations.NullMarked;

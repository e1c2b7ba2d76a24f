/** Articles that answer questions, and finding the passage that does. Pure. */
@NullMarked
package io.comptoir.dialogue.knowledge;

import org.jspecify.annotations.NullMarked;

/** The durable turn: accept, claim, decide, commit, deliver; written once for every channel. */
@NullMarked
package io.comptoir.engine;

import org.jspecify.annotations.NullMarked;

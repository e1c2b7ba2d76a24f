/** The named actions that flows may call, and the seam between dialogue and commerce. */
@NullMarked
package io.comptoir.action;

import org.jspecify.annotations.NullMarked;

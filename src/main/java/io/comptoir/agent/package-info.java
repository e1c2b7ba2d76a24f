/** Advisers: waiting handovers and who takes them. */
@NullMarked
package io.comptoir.agent;

import org.jspecify.annotations.NullMarked;

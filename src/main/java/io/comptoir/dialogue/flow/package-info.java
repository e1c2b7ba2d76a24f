/**
 * The flow language, compiled: a flow is its triggers, its typed slots and one flat list of
 * instructions. A flow states business only; what people do besides belongs to the patterns. Pure.
 */
@NullMarked
package io.comptoir.dialogue.flow;

import org.jspecify.annotations.NullMarked;

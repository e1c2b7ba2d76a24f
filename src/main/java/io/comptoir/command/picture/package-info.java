/** Drawings of flows: what a flow says and asks as boxes, laid out in layers, written as SVG. */
@NullMarked
package io.comptoir.command.picture;

import org.jspecify.annotations.NullMarked;

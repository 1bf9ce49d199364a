/** Entity tags and the preconditions of RFC 9110 that keep two officers from overwriting each other. */
package org.orebook.chassis.precondition;

/** Who changed what, when and why. */
package org.orebook.chassis.history;

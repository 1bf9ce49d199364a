/** How much of what is in the ground stands under agreements, and whose. */
package org.orebook.agreements.exposure;

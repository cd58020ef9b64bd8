/** Help stands below its field, as in every form with help. */
export const ORDER: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

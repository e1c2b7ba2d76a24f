export const scenes = () => ({})
